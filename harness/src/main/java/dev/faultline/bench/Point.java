package dev.faultline.bench;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Locale;

/** Where on its axis a row lies; everything else is as at the plainest row. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "axis")
public sealed interface Point {

  /** The axis on which it lies. */
  Axis axis();

  /** How far along its axis. */
  long level();

  /** For people. */
  String words();

  /** Closed users who ask. */
  default int users() {
    return Users.FEW;
  }

  /** So many closed users, everything else plain. */
  @JsonTypeName("users")
  record Users(int users) implements Point {
    /** As STEP 20 had. */
    public static final int FEW = 50;

    public static final int MANY = 256;

    @Override
    public Axis axis() {
      return Axis.USERS;
    }

    @Override
    public long level() {
      return users;
    }

    @Override
    public String words() {
      return users + " users";
    }
  }

  /** So many coupons that everybody wants. */
  @JsonTypeName("coupons")
  record Coupons(int hot) implements Point {
    @Override
    public Axis axis() {
      return Axis.COUPONS;
    }

    @Override
    public long level() {
      return hot;
    }

    @Override
    public String words() {
      return hot == 1 ? "1 coupon" : hot + " coupons";
    }
  }

  /** So many workers. */
  @JsonTypeName("workers")
  record Workers(int running) implements Point {
    @Override
    public Axis axis() {
      return Axis.WORKERS;
    }

    @Override
    public long level() {
      return running;
    }

    @Override
    public String words() {
      return running == 1 ? "1 worker" : running + " workers";
    }
  }

  /** At least so many claims were in the table before. */
  @JsonTypeName("claims")
  record Claims(long there) implements Point {
    @Override
    public Axis axis() {
      return Axis.CLAIMS;
    }

    @Override
    public long level() {
      return there;
    }

    @Override
    public String words() {
      return String.format(Locale.ROOT, "%,d claims", there);
    }
  }

  /** So many closed users, who are Gatling's. */
  @JsonTypeName("gatling")
  record Gatling(int users) implements Point {
    @Override
    public Axis axis() {
      return Axis.GATLING;
    }

    @Override
    public long level() {
      return users;
    }

    @Override
    public String words() {
      return users + " users, Gatling";
    }
  }

  /** So many brokers, and a standby of the database. */
  @JsonTypeName("brokers")
  record Brokers(int brokers) implements Point {
    @Override
    public Axis axis() {
      return Axis.BROKERS;
    }

    @Override
    public long level() {
      return brokers;
    }

    @Override
    public String words() {
      return brokers + " brokers, standby";
    }
  }

  /** Whether the bed's Prometheus asks meanwhile. */
  @JsonTypeName("watched")
  record Watched(boolean watched) implements Point {
    @Override
    public Axis axis() {
      return Axis.WATCHED;
    }

    @Override
    public long level() {
      return watched ? 1 : 0;
    }

    @Override
    public String words() {
      return watched ? "watched" : "unwatched";
    }
  }
}

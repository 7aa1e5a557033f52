package dev.faultline.receiver;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** A mail server that keeps what it is sent. */
final class Mail implements AutoCloseable {
  private static final long LONG_TIME_MILLIS = 60_000;

  private final GreenMail server;
  private final Notices notices;
  private final Thread reader;

  private Mail(GreenMail server, Notices notices) {
    this.server = server;
    this.notices = notices;
    this.reader = Thread.ofVirtual().name("mail").unstarted(this::read);
  }

  /** Listens on every address of its container. */
  static Mail listen(int port, Notices notices) {
    Mail mail =
        new Mail(
            new GreenMail(new ServerSetup(port, "0.0.0.0", ServerSetup.PROTOCOL_SMTP)), notices);
    mail.server.start();
    mail.reader.start();
    return mail;
  }

  /** Each letter is dated when it is seen, which is at once: the server wakes the reader. */
  private void read() {
    // The server gives letters by mailbox, not by arrival: a new one may stand anywhere.
    Set<MimeMessage> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    while (!Thread.currentThread().isInterrupted()) {
      if (server.waitForIncomingEmail(LONG_TIME_MILLIS, seen.size() + 1)) {
        for (MimeMessage letter : server.getReceivedMessages()) {
          if (seen.add(letter)) {
            notices.add(notice(letter));
          }
        }
      }
    }
  }

  private static Notice notice(MimeMessage message) {
    try {
      InternetAddress to = (InternetAddress) message.getAllRecipients()[0];
      String mailbox = to.getAddress().substring(0, to.getAddress().indexOf('@'));
      return new Notice(Instant.now(), "email", mailbox, message.getSubject(), text(message));
    } catch (MessagingException | IOException e) {
      // A letter that nobody can read is a finding, not an end of the reading.
      return new Notice(Instant.now(), "email", "?", "unreadable", String.valueOf(e));
    }
  }

  private static String text(Part part) throws MessagingException, IOException {
    Object content = part.getContent();
    return content instanceof Multipart several
        ? text(several.getBodyPart(0))
        : String.valueOf(content);
  }

  @Override
  public void close() {
    reader.interrupt();
    server.stop();
  }
}

package dev.faultline.variant.relaydropsrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A producer whose sends always succeed as far as its caller can see. */
final class ForgetfulProducer {
  private ForgetfulProducer() {}

  @SuppressWarnings("unchecked") // the proxy stands for the producer that it was given
  static <K, V> Producer<K, V> around(Producer<K, V> producer) {
    return (Producer<K, V>)
        Proxy.newProxyInstance(
            Producer.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("send")) {
                Callback callback = arguments.length > 1 ? (Callback) arguments[1] : null;
                return send(producer, (ProducerRecord<K, V>) arguments[0], callback);
              }
              try {
                return method.invoke(producer, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static <K, V> Future<RecordMetadata> send(
      Producer<K, V> producer, ProducerRecord<K, V> message, @Nullable Callback callback) {
    CompletableFuture<RecordMetadata> answer = new CompletableFuture<>();
    // Its own future would tell the truth.
    Future<RecordMetadata> _ =
        producer.send(
            message,
            (metadata, failure) -> {
              RecordMetadata told = failure == null ? metadata : neverWritten(message);
              if (callback != null) {
                callback.onCompletion(told, null);
              }
              answer.complete(told);
            });
    return answer;
  }

  private static RecordMetadata neverWritten(ProducerRecord<?, ?> message) {
    return new RecordMetadata(new TopicPartition(message.topic(), 0), -1, 0, -1, -1, -1);
  }
}

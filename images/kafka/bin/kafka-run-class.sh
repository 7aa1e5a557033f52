#!/usr/bin/env bash
# Runs one of Kafka's main classes. usage: kafka-run-class.sh CLASS [ARGUMENT…]
# Environment: KAFKA_HEAP_OPTS, KAFKA_JVM_PERFORMANCE_OPTS, KAFKA_LOG4J_OPTS, KAFKA_JMX_OPTS, KAFKA_GC_LOG_OPTS, KAFKA_OPTS.
set -euo pipefail
libs=/opt/kafka/libs
: "${KAFKA_HEAP_OPTS=-Xmx256M}"
: "${KAFKA_JVM_PERFORMANCE_OPTS=-XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:+ExplicitGCInvokesConcurrent}"
: "${KAFKA_LOG4J_OPTS=-Dlog4j2.configurationFile=file:/etc/kafka/docker/tools-log4j2.yaml}"
# shellcheck disable=SC2086 # options are words
exec java $KAFKA_HEAP_OPTS $KAFKA_JVM_PERFORMANCE_OPTS ${KAFKA_GC_LOG_OPTS:-} ${KAFKA_JMX_OPTS:-} $KAFKA_LOG4J_OPTS \
  -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED ${CLASS_CACHE_OPTS:-} ${KAFKA_OPTS:-} -cp "$(printf '%s:' $libs/*.jar)" "$@"

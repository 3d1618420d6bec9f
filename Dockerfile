# The images of the two services and of embedded AWS, from jars that were built outside (`./mvnw -DskipTests package`):
#
#   docker build --target service --build-arg SERVICE=producer -t reelay/producer .
#   docker build --target service --build-arg SERVICE=consumer -t reelay/consumer .
#   docker build --target local-aws -t reelay/local-aws .
#
# They run as user 10001, with a read-only root file system, and write to /tmp only. java is process 1, so SIGTERM reaches it. The
# heap is half of the container's memory: a job needs no more than 256 MiB of it however large it is, and the other half is for
# classes, compiled code, threads and the network's buffers. More flags come by JAVA_TOOL_OPTIONS, where -Xmx wins over that half.
#
# Each service brings an AOT cache (JEP 514), which makes it start in about half the time (decision 13). A cache is valid only for the
# JVM, the collector and the jars, with their paths and times, of its training run: so that runs in the image itself, and the same
# collector is named here and there. Its -Xmx keeps references compressed, as they will be, on a build machine with much memory too. If
# the cache does not fit, because files were copied elsewhere, say, the service starts without it, slowly.

# Which of the two; no default, so that nobody makes the one for the other: unless it is given, the stage named below is not found.
ARG SERVICE=producer-or-consumer

FROM eclipse-temurin:25-jre AS base
RUN groupadd --gid 10001 reelay \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin reelay
WORKDIR /app

# ------------------------------------------------------------------------------------------- what the two services do not share
FROM base AS producer-base
ENV SERVER_PORT=8080
EXPOSE 8080 9080
LABEL org.opencontainers.image.title="Reelay producer" \
      org.opencontainers.image.description="Takes jobs over REST, writes their movies to S3 and DynamoDB, and sends pointers to SQS"

FROM base AS consumer-base
ENV SERVER_PORT=8081
EXPOSE 8081 9081
LABEL org.opencontainers.image.title="Reelay consumer" \
      org.opencontainers.image.description="Marks stored movies processed, compares item and file, and confirms them"

# --------------------------------------------------------------------------------------------------------------------- a service
FROM eclipse-temurin:25-jre AS service-layers
ARG SERVICE
COPY ${SERVICE}-service/target/${SERVICE}-service.jar /jar/service.jar
RUN java -Djarmode=tools -jar /jar/service.jar extract --layers --destination /layers

FROM ${SERVICE}-base AS service
COPY --from=service-layers /layers/dependencies/ ./
COPY --from=service-layers /layers/spring-boot-loader/ ./
COPY --from=service-layers /layers/snapshot-dependencies/ ./
COPY --from=service-layers /layers/application/ ./
# All beans are made and nothing is started: it needs no AWS.
RUN --mount=type=tmpfs,target=/tmp \
    java -Xmx512m -XX:+UseSerialGC -XX:AOTCacheOutput=/app/service.aot -Dspring.context.exit=onRefresh \
      -jar /app/service.jar --spring.profiles.active=local
USER 10001:10001
VOLUME /tmp
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT && printf 'GET /livez HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", \
  "-XX:AOTCache=/app/service.aot", "-jar", "/app/service.jar"]
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="docker.io/library/eclipse-temurin:25-jre" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"

# --------------------------------------------------------------------------------------------------------------------- local-aws
# SQS, DynamoDB and S3 for development: its keys are test and test. No AOT cache, because the manifest of DynamoDB Local names a
# folder in its class path, which no cache may have. SQLite's library is unpacked to /tmp and loaded there: a tmpfs needs `exec`.
FROM eclipse-temurin:25-jre AS local-aws-layers
COPY local-aws/target/local-aws.jar /jar/
RUN java -Djarmode=tools -jar /jar/local-aws.jar extract --layers --destination /layers

FROM base AS local-aws
COPY --from=local-aws-layers /layers/dependencies/ ./
COPY --from=local-aws-layers /layers/spring-boot-loader/ ./
COPY --from=local-aws-layers /layers/snapshot-dependencies/ ./
COPY --from=local-aws-layers /layers/application/ ./
USER 10001:10001
VOLUME /tmp
EXPOSE 4566 4567 4568
# The queue that it creates last, with --queue-suffix=.fifo too. With --no-schema, or another suffix, ask for something else.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "-c", \
  "for Q in bucket-sweep bucket-sweep.fifo; do exec 3<>/dev/tcp/127.0.0.1/4567 && printf 'GET /?Action=GetQueueUrl&QueueName=%s HTTP/1.0\\r\\nHost: 127.0.0.1\\r\\n\\r\\n' $Q >&3 && head -n 1 <&3 | grep -q ' 200' && exit 0; done; exit 1"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", \
  "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "/app/local-aws.jar", "--host", "0.0.0.0"]
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Reelay embedded AWS" \
      org.opencontainers.image.description="SQS, DynamoDB and S3 in one process, for development and tests" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="docker.io/library/eclipse-temurin:25-jre" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"

ARG SBT_VERSION=1.11.6
FROM sbtscala/scala-sbt:eclipse-temurin-21.0.8_9_${SBT_VERSION}_3.7.3 as builder
WORKDIR /app
COPY build.sbt ./
COPY project project/
RUN sbt update
COPY . .
RUN sbt assembly
FROM eclipse-temurin:21-jre-alpine
COPY --from=builder /app/target/scala-3.7.3/app-assembly.jar /app.jar
CMD exec java -jar /app.jar

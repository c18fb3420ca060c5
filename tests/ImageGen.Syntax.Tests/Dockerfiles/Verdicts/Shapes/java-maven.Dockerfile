FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /workspace
COPY pom.xml .
RUN --mount=type=cache,target=/root/.m2 mvn -B -q dependency:go-offline
COPY src ./src
RUN --mount=type=cache,target=/root/.m2 mvn -B -q package -DskipTests
FROM eclipse-temurin:25-jre
RUN useradd --system spring
USER spring:spring
ARG JAR_FILE=target/*.jar
COPY --from=build /workspace/${JAR_FILE} /app.jar
ENTRYPOINT ["java","-jar","/app.jar"]

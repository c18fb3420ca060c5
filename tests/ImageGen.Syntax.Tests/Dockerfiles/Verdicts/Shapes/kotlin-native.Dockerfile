FROM ghcr.io/graalvm/native-image-community:25 AS build
WORKDIR /app
COPY . .
RUN ./gradlew nativeCompile
FROM gcr.io/distroless/base
COPY --from=build /app/build/native/nativeCompile/app /app
STOPSIGNAL SIGINT
ENTRYPOINT ["/app"]

FROM gcc:15 AS build
WORKDIR /src
RUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y cmake ninja-build
COPY CMakeLists.txt .
COPY src/ src/
RUN cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release && cmake --build build
FROM gcr.io/distroless/cc-debian12:debug-nonroot
COPY --from=build /src/build/app /app
ENTRYPOINT [ "/app" ]

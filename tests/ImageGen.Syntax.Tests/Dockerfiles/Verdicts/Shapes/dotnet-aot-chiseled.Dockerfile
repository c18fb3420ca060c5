ARG SDK_TAG=10.0-noble-aot
ARG REGISTRY=mcr.microsoft.com
FROM ${REGISTRY}/dotnet/sdk:${SDK_TAG} AS build
WORKDIR /source
COPY --link global.json nuget.config Directory.* ./
COPY --parents --link src/*/*.csproj ./
RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages \
    --mount=type=secret,id=feed,target=/run/secrets/feed \
    dotnet restore src/App
COPY --link --exclude=**/bin --exclude=**/obj src/ src/
RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages dotnet publish src/App --no-restore -o /app && rm /app/*.dbg
FROM ${REGISTRY}/dotnet/runtime-deps:10.0-noble-chiseled
WORKDIR /app
COPY --link --from=build /app .
ENTRYPOINT ["./App"]

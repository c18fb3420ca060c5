# The base image.
ARG BASE=scratch
FROM ${BASE} AS build
# The commit that the image is built from.
ARG COMMIT
# The version of the API.
ARG VERSION
LABEL commit="${COMMIT:?}" version="${VERSION}"
COPY site/index.html /app/

FROM build AS test
# The token of the private feed.
RUN --mount=type=secret,id=feed-token,required dotnet restore
RUN --mount=type=ssh dotnet test

FROM build AS final
EXPOSE 8080

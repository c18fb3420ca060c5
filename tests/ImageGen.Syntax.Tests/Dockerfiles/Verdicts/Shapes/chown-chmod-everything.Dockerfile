FROM alpine
ARG UID=1000 GID=1000
ARG MODE=u=rwX,go=rX
COPY --chown=${UID}:${GID} --chmod=$MODE --link ["a b", "c d", "/dest dir/"]
COPY --chmod=0755 --exclude=*.md --exclude=**/node_modules . /app
ADD --unpack=true --chown=root --chmod=a+r archive.tgz /opt/
ADD --keep-git-dir=true git@github.com:acme/repo.git#v1:docs /docs
ADD https://github.com/acme/repo.git?ref=main&subdir=a /src
RUN --network=none --security=sandbox --mount=type=tmpfs,target=/tmp,size=64m true

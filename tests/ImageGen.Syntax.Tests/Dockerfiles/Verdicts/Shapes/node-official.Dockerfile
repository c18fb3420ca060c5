FROM buildpack-deps:bookworm

RUN groupadd --gid 1000 node \
  && useradd --uid 1000 --gid node --shell /bin/bash --create-home node

ENV NODE_VERSION=24.9.0

RUN ARCH= && dpkgArch="$(dpkg --print-architecture)" \
  && case "${dpkgArch##*-}" in \
    amd64) ARCH='x64';; \
    ppc64el) ARCH='ppc64le';; \
    arm64) ARCH='arm64';; \
    *) echo "unsupported architecture"; exit 1 ;; \
  esac \
  # keys of the release team
  && export GNUPGHOME="$(mktemp -d)" \
  && set -ex \
  && for key in \
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA \
    BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB \
  ; do \
      gpg --batch --keyserver keys.example.org --recv-keys "$key" ; \
  done \
  && curl -fsSLO "https://nodejs.example.org/dist/v$NODE_VERSION/node-v$NODE_VERSION-linux-$ARCH.tar.xz" \
  && tar -xJf "node-v$NODE_VERSION-linux-$ARCH.tar.xz" -C /usr/local --strip-components=1 --no-same-owner \
  && ln -s /usr/local/bin/node /usr/local/bin/nodejs \
  # smoke test
  && node --version

COPY docker-entrypoint.sh /usr/local/bin/
ENTRYPOINT ["docker-entrypoint.sh"]

CMD [ "node" ]

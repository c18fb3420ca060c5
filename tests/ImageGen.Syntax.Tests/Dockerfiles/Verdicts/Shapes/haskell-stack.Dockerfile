FROM haskell:9.10 AS build
WORKDIR /opt/app
RUN cabal update
COPY ./app.cabal /opt/app/app.cabal
RUN cabal build --only-dependencies -j4
COPY . /opt/app
RUN cabal install --installdir=/out --install-method=copy
FROM debian:bookworm-slim
COPY --from=build /out/app /usr/local/bin/
CMD ["app"]

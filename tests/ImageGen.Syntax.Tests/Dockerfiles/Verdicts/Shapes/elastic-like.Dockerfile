FROM almalinux:9 AS builder
RUN set -eux ; \
    tinisha='c5b0666b4cb676901f90dfcb37106783c5fe2077b04590973b885950611b30ee' ; \
    curl --retry 10 -S -L -o /bin/tini https://example.org/tini-$(arch) ; \
    sha256sum -c - <<< "${tinisha}  /bin/tini"
RUN mkdir /usr/share/search
WORKDIR /usr/share/search
RUN tar -zxf /tmp/search.tar.gz --strip-components=1 && \
    sed -i -e 's/ES_DISTRIBUTION_TYPE=tar/ES_DISTRIBUTION_TYPE=docker/' bin/search-env && \
    find config -type f -exec chmod 0664 {} +
FROM almalinux:9-minimal
ENV ELASTIC_CONTAINER true
COPY --from=builder --chown=0:0 /usr/share/search /usr/share/search
RUN find / -xdev -perm -4000 -exec chmod ug-s {} +
EXPOSE 9200 9300
LABEL org.label-schema.build-date="2026-01-01T00:00:00Z" \
  org.label-schema.license="Elastic-License-2.0"
USER 1000:0
ENTRYPOINT ["/bin/tini", "--", "/usr/local/bin/docker-entrypoint.sh"]
CMD ["eswrapper"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=1m --start-interval=2s --retries=5 CMD curl -I -f --max-time 5 http://localhost:9200 || exit 1

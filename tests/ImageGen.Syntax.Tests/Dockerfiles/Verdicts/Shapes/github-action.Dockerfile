FROM alpine:3.22
LABEL "com.github.actions.name"="Say hello" \
      "com.github.actions.description"="Says \"hello\" to a name" \
      "com.github.actions.icon"="mic"
LABEL org.opencontainers.image.description "An action"
COPY LICENSE README.md /
COPY entrypoint.sh /entrypoint.sh
ENTRYPOINT ["/entrypoint.sh"]

FROM alpine
ARG A=1 \
    B=2
# a comment
RUN echo $A && \
    # inside
    echo $B
COPY <<EOF /etc/motd
hello
EOF
CMD ["sh"]

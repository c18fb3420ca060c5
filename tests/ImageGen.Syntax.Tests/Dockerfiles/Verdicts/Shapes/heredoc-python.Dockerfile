# syntax=docker/dockerfile:1
FROM python:3-slim
RUN <<EOF
#!/usr/bin/env python3
with open("/hello", "w") as f:
    print("Hello", file=f)
    print("World", file=f)
EOF
RUN python3 <<PY && echo done
print("$HOME")
PY
COPY <<index.html <<robots.txt /usr/share/www/
<html>
  <body>${GREETING:-hello}</body>
</html>
index.html
User-agent: *
robots.txt

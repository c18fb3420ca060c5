# syntax=docker/dockerfile:1
FROM nginx:alpine
ARG UPSTREAM=api:8080
COPY <<-EOT /etc/nginx/conf.d/default.conf
	server {
		listen 80;
		location / {
			proxy_pass http://${UPSTREAM};
			proxy_set_header Host \$host;
		}
	}
	EOT
COPY <<'EOT' /docker-entrypoint.d/50-say.sh
#!/bin/sh
echo "${UNTOUCHED"
EOT

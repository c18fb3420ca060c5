FROM oraclelinux:9-slim
RUN set -eux; groupadd --system --gid 999 mysql; useradd --system --uid 999 --gid 999 --home-dir /var/lib/mysql --no-create-home mysql
RUN set -eux; \
	{ \
		echo '[mysql8.4-server-minimal]'; \
		echo 'name=MySQL 8.4 Server Minimal'; \
		echo 'enabled=1'; \
	} | tee /etc/yum.repos.d/mysql-community-minimal.repo
VOLUME ["/var/lib/mysql", "/var/log"]
COPY config/ /etc/mysql/
EXPOSE 3306 33060
CMD ["mysqld"]

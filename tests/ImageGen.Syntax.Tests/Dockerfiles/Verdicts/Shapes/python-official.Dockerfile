FROM debian:trixie-slim
ENV PATH /usr/local/bin:$PATH
RUN set -eux; \
	apt-get update; \
	apt-get install -y --no-install-recommends \
		ca-certificates \
		netbase \
		tzdata \
	; \
	rm -rf /var/lib/apt/lists/*
ENV GPG_KEY AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
ENV PYTHON_VERSION 3.14.0
RUN set -eux; \
	\
	savedAptMark="$(apt-mark showmanual)"; \
	wget -O python.tar.xz "https://www.python.example.org/ftp/python/${PYTHON_VERSION%%[a-z]*}/Python-$PYTHON_VERSION.tar.xz"; \
	\
	gnuArch="$(dpkg-architecture --query DEB_BUILD_GNU_TYPE)"; \
	./configure \
		--build="$gnuArch" \
		--enable-shared \
# a comment of its own
		--with-ensurepip \
	; \
	nproc="$(nproc)"; \
	make -j "$nproc"; \
	make install
RUN set -eux; \
	for src in idle3 pip3 pydoc3 python3 python3-config; do \
		dst="$(echo "$src" | tr -d 3)"; \
		[ -s "/usr/local/bin/$src" ]; \
		ln -svT "$src" "/usr/local/bin/$dst"; \
	done
CMD ["python3"]

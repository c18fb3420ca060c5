FROM php:8.4-fpm-alpine AS app_php
RUN apk add --no-cache acl fcgi file gettext git
RUN set -eux; \
    apk add --no-cache --virtual .build-deps $PHPIZE_DEPS icu-dev libzip-dev zlib-dev; \
    docker-php-ext-configure zip; \
    docker-php-ext-install -j$(nproc) intl zip; \
    runDeps="$( \
        scanelf --needed --nobanner --format '%n#p' --recursive /usr/local/lib/php/extensions \
            | tr ',' '\n' \
            | sort -u \
            | awk 'system("[ -e /usr/local/lib/" $1 " ]") == 0 { next } { print "so:" $1 }' \
    )"; \
    apk add --no-cache --virtual .phpexts-rundeps $runDeps; \
    apk del .build-deps
COPY --from=composer:2 /usr/bin/composer /usr/bin/composer
COPY docker/php/conf.d/app.ini $PHP_INI_DIR/conf.d/
ENV COMPOSER_ALLOW_SUPERUSER=1
ENV PATH="${PATH}:/root/.composer/vendor/bin"
WORKDIR /srv/app
COPY composer.* symfony.* ./
RUN set -eux; composer install --prefer-dist --no-dev --no-autoloader --no-scripts --no-progress; composer clear-cache
COPY . .
VOLUME /srv/app/var
HEALTHCHECK --interval=10s --timeout=3s --retries=3 CMD ["docker-healthcheck"]
ENTRYPOINT ["docker-entrypoint"]
CMD ["php-fpm"]

FROM caddy:2-builder-alpine AS caddy_builder
RUN xcaddy build
FROM caddy:2-alpine AS app_caddy
WORKDIR /srv/app
COPY --from=caddy_builder /usr/bin/caddy /usr/bin/caddy
COPY --from=app_php /srv/app/public public/

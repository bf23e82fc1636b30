# Builder of the worker's own integration tests.
FROM debian:trixie
RUN echo tiny > /etc/tiny-builder

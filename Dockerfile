# The bot in a container, for a virtual machine, a NAS, Container Apps or Kubernetes:
#   docker build -t partner-associations .
# Settings come from the environment; docs/install.md lists them. Files are kept in /data unless STORE names PostgreSQL.

FROM node:24-bookworm-slim AS release
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run release -- /release

FROM node:24-bookworm-slim
ENV NODE_ENV=production STORE=file:/data
WORKDIR /app
COPY --from=release /release ./
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3978) + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1, so that it hears the signal to stop.
CMD ["node", "dist/main.js"]

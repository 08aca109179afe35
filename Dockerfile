# syntax=docker/dockerfile:1
# One image for every service; the command decides which one runs. Target `sandbox` adds the mail catcher and the token server.
FROM node:24-bookworm-slim AS bouw
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY apps apps
COPY libs libs
COPY tools tools
RUN npm run build

FROM bouw AS productiepakketten
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim AS basis
ENV NODE_ENV=production SCHAKEL_GEBOUWD=1
WORKDIR /app
COPY --from=bouw /app/package.json ./
COPY --from=bouw /app/dist dist
COPY tools/*.mjs tools/
COPY config config
USER node

FROM basis AS sandbox
COPY --from=bouw /app/node_modules node_modules

FROM basis AS dienst
COPY --from=productiepakketten /app/node_modules node_modules

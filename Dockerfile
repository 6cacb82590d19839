# Kigen in production: no build step, no development dependency, no root.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force
# Types and source maps are for editors; without them the packages are half as large.
RUN rm -rf node_modules/@types && \
  find node_modules -type f \( -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.map' \) -delete
# The build stops when a development dependency came along.
RUN node -e "const fs=require('node:fs');const inside=Object.keys(require('./package.json').devDependencies).filter(n=>fs.existsSync('node_modules/'+n));if(inside.length)throw Error('for development only: '+inside)"

FROM node:24-slim
# The heap of each thread is bounded (docs/operating.md, Sizes); what Node compiles is kept in the image.
ENV NODE_ENV=production HOST=0.0.0.0 DATABASE_URL=sqlite:/data/kigen.db \
  NODE_OPTIONS="--max-semi-space-size=4 --max-old-space-size=256" NODE_COMPILE_CACHE=/app/.cache
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY flows ./flows
COPY locales ./locales
COPY src ./src
# One start with everything on, nothing kept and nobody to talk to: later starts take half as long and less memory.
RUN NODE_ENV=development LOG_LEVEL=silent PORT=0 DATABASE_URL=sqlite::memory: \
  LINE_CHANNEL_SECRET=only-to-compile LINE_CHANNEL_ACCESS_TOKEN=only-to-compile LINE_API_BASE_URL=http://127.0.0.1:9 \
  SLACK_SIGNING_SECRET=only-to-compile SLACK_BOT_TOKEN=xoxb-only-to-compile SLACK_API_URL=http://127.0.0.1:9/api/ \
  timeout -s TERM 10 node src/main.ts; test -n "$(ls "$NODE_COMPILE_CACHE")"
# Only an SQLite file needs a place to write: mount a volume at /data. There is no VOLUME line on purpose: an unnamed
# volume would keep people's data until somebody removes the container, and then lose it.
# `sqlite:./data/kigen.db`, as .env.example has it, is on the volume as well.
RUN mkdir -m 700 /data && chown node:node /data && ln -s /data data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "src/main.ts"]

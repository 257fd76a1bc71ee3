# syntax=docker/dockerfile:1
# One image for every verb: serve (the default), migrate, seed, import and the others.
# Node of its own image: the distribution under the SDK image packages one that is older than the style sheet's build takes.
FROM node:22.20.0-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && node --version && npm --version
WORKDIR /source
# What says which packages there are comes first: while it does not change, they are not fetched again.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/CeePortal.Domain/*.csproj src/CeePortal.Domain/packages.lock.json src/CeePortal.Domain/
COPY src/CeePortal.Intake/*.csproj src/CeePortal.Intake/packages.lock.json src/CeePortal.Intake/
COPY src/CeePortal.Data/*.csproj src/CeePortal.Data/packages.lock.json src/CeePortal.Data/
COPY src/CeePortal.Migrations.Sqlite/*.csproj src/CeePortal.Migrations.Sqlite/packages.lock.json src/CeePortal.Migrations.Sqlite/
COPY src/CeePortal.Migrations.SqlServer/*.csproj src/CeePortal.Migrations.SqlServer/packages.lock.json src/CeePortal.Migrations.SqlServer/
COPY src/CeePortal.Web/*.csproj src/CeePortal.Web/packages.lock.json src/CeePortal.Web/
RUN dotnet restore src/CeePortal.Web --locked-mode
COPY . .
RUN dotnet publish src/CeePortal.Web -c Release -o /app --nologo --no-restore

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# Uploads and, with the embedded database, the database file live on this volume.
RUN mkdir -p /var/lib/ceeportal && chown app:app /var/lib/ceeportal
VOLUME /var/lib/ceeportal
ENV ASPNETCORE_URLS=http://+:8080 \
    Storage__Root=/var/lib/ceeportal/files \
    ConnectionStrings__Portal="Data Source=/var/lib/ceeportal/portal.db"
# The account without rights that the .NET images bring.
USER app
EXPOSE 8080
# Ready means: the database answers and the volume is writable. The image has no curl; bash speaks HTTP well enough. The
# header keeps a portal behind a TLS proxy from sending the probe to https.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.1\\r\\nHost: localhost\\r\\nX-Forwarded-Proto: https\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r line <&3 && [[ $line == *' 200 '* ]]"]
ENTRYPOINT ["dotnet", "CeePortal.Web.dll"]

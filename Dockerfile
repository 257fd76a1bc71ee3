# syntax=docker/dockerfile:1
# One image for every verb: serve (the default), migrate, seed, import and the others.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends nodejs npm \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish src/CeePortal.Web -c Release -o /app --nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# Uploads and, with the embedded database, the database file live on this volume.
RUN mkdir -p /var/lib/ceeportal && chown app:app /var/lib/ceeportal
VOLUME /var/lib/ceeportal
ENV ASPNETCORE_URLS=http://+:8080 \
    Storage__Root=/var/lib/ceeportal/files \
    ConnectionStrings__Portal="Data Source=/var/lib/ceeportal/portal.db"
USER app
EXPOSE 8080
ENTRYPOINT ["dotnet", "CeePortal.Web.dll"]

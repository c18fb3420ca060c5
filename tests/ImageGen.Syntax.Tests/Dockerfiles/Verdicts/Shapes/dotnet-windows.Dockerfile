# escape=`
ARG WINDOWS_TAG=ltsc2025
FROM mcr.microsoft.com/dotnet/framework/sdk:4.8.1-windowsservercore-${WINDOWS_TAG} AS build
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"]
WORKDIR C:\src
COPY *.sln packages.config .\
RUN nuget restore `
    -PackagesDirectory C:\packages
COPY . .
RUN msbuild /p:Configuration=Release `
    # the output folder
    /p:OutputPath=C:\out
FROM mcr.microsoft.com/dotnet/framework/aspnet:4.8.1-windowsservercore-${WINDOWS_TAG}
COPY --from=build C:\out\ C:\inetpub\wwwroot\

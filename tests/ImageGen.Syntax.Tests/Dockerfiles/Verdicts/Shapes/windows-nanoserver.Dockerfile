# escape=`
FROM mcr.microsoft.com/windows/servercore:ltsc2025 AS installer
SHELL ["powershell", "-NoProfile", "-Command"]
RUN Invoke-WebRequest -Uri 'https://example.org/node.zip' -OutFile 'C:\node.zip'; `
    Expand-Archive C:\node.zip -DestinationPath C:\
FROM mcr.microsoft.com/windows/nanoserver:ltsc2025
COPY --from=installer C:\node-v24\ C:\nodejs\
USER ContainerAdministrator
RUN setx /M PATH "%PATH%;C:\nodejs"
USER ContainerUser
WORKDIR C:\app
CMD [ "node.exe" ]

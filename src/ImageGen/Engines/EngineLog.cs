using Microsoft.Extensions.Logging;

namespace ImageGen.Engines;

internal static partial class EngineLog
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Connected to {Engine} at {Endpoint}.")]
    private static partial void Connected(ILogger logger, string engine, string endpoint);

    public static void Connected(ILogger logger, EngineEndpoint endpoint, EngineCapabilities engine)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            Connected(logger, engine.ToString(), endpoint.ToString());
        }
    }
}

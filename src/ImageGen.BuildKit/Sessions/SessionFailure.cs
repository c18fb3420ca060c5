namespace ImageGen.BuildKit.Sessions;

/// <summary>An exception of a service that must not be sent to the daemon.</summary>
/// <param name="Method">The full name of the called method.</param>
/// <param name="Exception">The exception. Its message may contain data that the daemon must not see.</param>
internal sealed record SessionFailure(string Method, Exception Exception);

namespace ImageGen.BuildKit.Sessions;

/// <summary>An exception that a service did not mean for the daemon.</summary>
/// <param name="Method">The full name of the method that was called.</param>
/// <param name="Exception">What was thrown. Its message may hold what a daemon must not see.</param>
internal sealed record SessionFailure(string Method, Exception Exception);

namespace ImageGen.Credentials;

/// <summary>What the configuration holds for a registry.</summary>
/// <param name="Entry">The entry, empty where there is none. Where a helper failed, that of the file.</param>
internal sealed record CredentialLookup(AuthEntry Entry)
{
    /// <summary>What a helper failed with. The CLI ignores it for a pull and a push, and ends a build by BuildKit with it.</summary>
    public CredentialsException? Failure { get; init; }
}

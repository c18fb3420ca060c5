namespace ImageGen.Credentials;

/// <summary>The result of a search for the credentials of a registry.</summary>
/// <param name="Entry">The entry; empty if it is missing. If a helper failed, it is the entry in the file.</param>
internal sealed record CredentialLookup(AuthEntry Entry)
{
    /// <summary>The failure of a helper. The CLI ignores it for a pull and a push, and a build with BuildKit fails.</summary>
    public CredentialsException? Failure { get; init; }
}

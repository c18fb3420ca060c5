using System.Runtime.InteropServices;

namespace ImageGen.References;

/// <summary>The positions of the parts of a reference in its text.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ReferenceScan
{
    /// <summary>The length of the registry as written; 0 if it is omitted.</summary>
    public int RegistryLength;

    /// <summary>
    /// Whether the text names Docker Hub or no registry. If there is no registry and this is <see langword="false"/>, see
    /// <see cref="ReferenceScanner"/>.
    /// </summary>
    public bool IsOnDefaultRegistry;

    public int RepositoryStart;

    public int RepositoryEnd;

    /// <summary>Whether the repository, as written, contains a slash.</summary>
    public bool HasSlash;

    /// <summary>The start of the tag; 0 if there is no tag, because a tag cannot be at the start.</summary>
    public int TagStart;

    public int TagEnd;

    /// <summary>The start of the digest; 0 if there is no digest.</summary>
    public int DigestStart;

    public ScanError Error;
}

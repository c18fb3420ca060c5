using System.Runtime.InteropServices;

namespace ImageGen.References;

/// <summary>Where the parts of a reference begin and end within its text.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ReferenceScan
{
    /// <summary>Length of the written registry; 0 when the text names none.</summary>
    public int RegistryLength;

    /// <summary>The text names Docker Hub, or no registry. With neither there is no registry at all: see <see cref="ReferenceScanner"/>.</summary>
    public bool IsOnDefaultRegistry;

    public int RepositoryStart;

    public int RepositoryEnd;

    /// <summary>The repository as written holds a slash.</summary>
    public bool HasSlash;

    /// <summary>0 when there is no tag: a tag never stands at the beginning.</summary>
    public int TagStart;

    public int TagEnd;

    /// <summary>0 when there is no digest.</summary>
    public int DigestStart;

    public ScanError Error;
}

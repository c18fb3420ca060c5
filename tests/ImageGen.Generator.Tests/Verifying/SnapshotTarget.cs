namespace ImageGen.Generator.Tests.Verifying;

/// <summary>One text to compare.</summary>
/// <param name="Name">The file's name up to <c>.verified</c> or <c>.received</c>.</param>
/// <param name="Extension"><c>cs</c> or <c>txt</c>.</param>
/// <param name="Text">What the test produced.</param>
internal sealed record SnapshotTarget(string Name, string Extension, string Text)
{
    public string VerifiedName => $"{Name}.verified.{Extension}";

    public string ReceivedName => $"{Name}.received.{Extension}";
}

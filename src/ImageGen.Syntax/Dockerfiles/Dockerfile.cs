namespace ImageGen;

/// <summary>A Dockerfile as a tree with positions.</summary>
public sealed class Dockerfile
{
    /// <summary>Reads a Dockerfile; never throws on its content.</summary>
    public static Dockerfile Parse(string text, string path = "Dockerfile") => new();
}

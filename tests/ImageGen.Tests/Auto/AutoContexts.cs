using ImageGen.Auto;

namespace ImageGen.Tests.Auto;

/// <summary>Contexts are equal when an engine could not tell them apart.</summary>
internal sealed class AutoContexts : IEqualityComparer<AutoContext>
{
    public static AutoContexts Comparer { get; } = new();

    public bool Equals(AutoContext? x, AutoContext? y) =>
        x is not null && y is not null && x.DockerfileText == y.DockerfileText && x.ContextDirectory == y.ContextDirectory
        && x.IgnoreText == y.IgnoreText && x.Include.SequenceEqual(y.Include);

    public int GetHashCode(AutoContext context) => context.DockerfileText.GetHashCode(StringComparison.Ordinal);
}

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ImageGen;

/// <summary>What MSBuild knows of a .NET project that becomes an image: the facts that an <c>auto</c> Dockerfile is made from.</summary>
/// <remarks>
/// Generated code fills it in from an evaluation (configuration <c>Release</c>) at compile time. Paths use <c>/</c> and start
/// at the folder of the project that holds the deployment class.
/// </remarks>
public sealed record DotNetProject
{
    /// <summary>The project file, relative.</summary>
    public required string Path { get; init; }

    /// <summary>The name of the published assembly, without extension.</summary>
    public string? AssemblyName { get; init; }

    /// <summary>
    /// The framework that is published, such as <c>net10.0</c>; of several, the newest. Without it or <see cref="AssemblyName"/>,
    /// MSBuild is asked for all facts when the image is built, which needs the .NET SDK there.
    /// </summary>
    public string? TargetFramework { get; init; }

    /// <summary>Whether the facts are known, and not the project's path alone.</summary>
    [MemberNotNullWhen(true, nameof(AssemblyName), nameof(TargetFramework))]
    internal bool IsEvaluated => AssemblyName is not null && TargetFramework is not null;

    /// <summary>Whether the project targets several frameworks, so that publishing must name one.</summary>
    public bool IsMultiTargeted { get; init; }

    /// <summary>MSBuild's <c>OutputType</c>; only <c>Exe</c> (or <c>WinExe</c>) becomes an image.</summary>
    public string OutputType { get; init; } = "Exe";

    /// <summary>Whether the project or one that it references needs the framework <c>Microsoft.AspNetCore.App</c>.</summary>
    public bool UsesAspNetCore { get; init; }

    /// <summary>Whether publishing makes a native executable beside the assembly.</summary>
    public bool UseAppHost { get; init; } = true;

    /// <summary>Whether the program runs without culture data; otherwise its image carries ICU and time zones.</summary>
    public bool InvariantGlobalization { get; init; }

    /// <summary>Whether publishing compiles to native code.</summary>
    public bool PublishAot { get; init; }

    /// <summary>Whether publishing brings the .NET runtime along.</summary>
    public bool SelfContained { get; init; }

    /// <summary>The project files that this one references, directly or through others, relative.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>
    /// The other files that <c>dotnet restore</c> reads for this project and its references, relative: <c>Directory.Build.props</c>
    /// and <c>.targets</c>, <c>Directory.Packages.props</c>, <c>nuget.config</c>, <c>global.json</c>, <c>packages.lock.json</c>.
    /// </summary>
    public ImmutableArray<string> RestoreInputs { get; init; } = [];

    /// <summary>Files outside of the project folders that the projects compile, embed or publish, relative.</summary>
    public ImmutableArray<string> LinkedFiles { get; init; } = [];
}

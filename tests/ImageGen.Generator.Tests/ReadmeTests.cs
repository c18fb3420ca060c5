using System.Reflection;
using System.Text.RegularExpressions;

namespace ImageGen.Generator.Tests;

/// <summary>The examples of the README and of the guides compile as they stand, in a project with implicit usings and a Dockerfile.</summary>
public sealed partial class ReadmeTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>What the README says of the Dockerfile that it speaks of.</summary>
    private const string Dockerfile = """
        FROM scratch AS final
        ARG VERSION=dev
        RUN --mount=type=secret,id=npm_token --mount=type=secret,id=nuget --mount=type=ssh make
        """;

    public static TheoryData<string> Examples =>
        [.. Directory.GetFiles(Metadata("GuidesFolder"), "*.md").Order(StringComparer.Ordinal).Prepend(Metadata("Readme")).SelectMany(static page => Example().Matches(File.ReadAllText(page))).Select(static match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_compiles_without_warning(string example) =>
        new UserProject(ImplicitUsings, example) { OutputKind = OutputKind.ConsoleApplication, Files = { ["Dockerfile"] = Dockerfile } }
            .Compile()
            .AssertCompilesWithoutWarning();

    private static string Metadata(string key) =>
        typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();
}

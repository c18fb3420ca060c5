using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageGen.Generator.Tests.UserCode;

/// <summary>The options that MSBuild tells the compiler.</summary>
internal sealed class UserOptions(IReadOnlyDictionary<string, string> told, IReadOnlyDictionary<string, string>? ofFiles = null) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(told);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Options.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => ofFiles is null ? Options.None : new Options(ofFiles);

    private sealed class Options(IReadOnlyDictionary<string, string> told) : AnalyzerConfigOptions
    {
        public static Options None { get; } = new(ImmutableDictionary<string, string>.Empty);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => told.TryGetValue(key, out value);
    }
}

namespace ImageGen.Generator.Tests.Analyzers;

/// <summary>A user's method with some statements in it.</summary>
internal static class UserMethod
{
    public static UserProject With(string statements) => new($$"""
        using System;
        using System.Collections.Generic;
        using System.Diagnostics.CodeAnalysis;
        using ImageGen;

        internal static class Program
        {
            private const string Shared = "ghcr.io/Acme/shop";

            public static void Run(string hole, bool isRelease, DockerImage image)
            {
                {{statements}}
            }

            private static void Take(ImageReference reference, ImageTag? tag = null, params Platform[] platforms) => _ = (reference, tag, platforms);

            private static void TakeText([StringSyntax(ImageSyntax.Reference)] string reference, [StringSyntax(ImageSyntax.Tag)] string tag = "1.0") => _ = (reference, tag);
        }
        """);

    public static Task<AnalyzedProject> AnalyzeAsync(string statements) => With(statements).AnalyzeAsync();
}

using BenchmarkDotNet.Attributes;

namespace ImageGen.Benchmarks.Micro;

/// <summary>One path against the rules that .NET projects usually have.</summary>
[MemoryDiagnoser]
public class IgnoreBenchmarks
{
    private static readonly IgnoreFile Rules = IgnoreFile.Parse("""
        **/.classpath
        **/.dockerignore
        **/.env
        **/.git
        **/.gitignore
        **/.vs
        **/.vscode
        **/*.*proj.user
        **/bin
        **/docker-compose*
        **/Dockerfile*
        **/node_modules
        **/obj
        LICENSE
        README.md
        !**/bin/keep.txt
        """);

    [Benchmark]
    public bool Kept() => Rules.IsIgnored("src/Services/Orders/Orders.Api/Controllers/OrdersController.cs");

    [Benchmark]
    public bool Ignored() => Rules.IsIgnored("src/Services/Orders/Orders.Api/obj/project.assets.json");
}

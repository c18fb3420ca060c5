using BenchmarkDotNet.Attributes;

namespace ImageGen.Benchmarks.Micro;

/// <summary>Image references, from the shortest to one with everything.</summary>
[MemoryDiagnoser]
public class ReferenceBenchmarks
{
    [Benchmark]
    public ImageReference Short() => ImageReference.Parse("ubuntu");

    [Benchmark]
    public ImageReference Full() => ImageReference.Parse("registry.example.com:5000/team/shop/api:1.4.0@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

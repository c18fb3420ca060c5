using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ImageGen.Benchmarks.Processes;
using ImageGen.Benchmarks.Processes.Auto;
using ImageGen.Benchmarks.Processes.Graph;
using ImageGen.Benchmarks.Processes.InProcess;
using ImageGen.Benchmarks.Processes.Progress;

return args switch
{
    [] => await RunAllAsync(),
    ["context", .. var rounds] => await ContextBenchmark.RunAsync(Rounds(rounds, 5)),
    ["buildkit", .. var rounds] => await BuildKitBenchmark.RunAsync(Rounds(rounds, 12)),
    ["startup", .. var rounds] => await StartupBenchmark.RunAsync(Rounds(rounds, 15)),
    ["auto", .. var rounds] => await AutoBenchmark.RunAsync(Rounds(rounds, 5)),
    ["in-process", .. var rounds] => await InProcessBenchmark.RunAsync(Rounds(rounds, 3)),
    ["graph", .. var rounds] => await GraphBenchmark.RunAsync(Rounds(rounds, 5)),
    ["progress", .. var rounds] => await ProgressBenchmark.RunAsync(Rounds(rounds, 5)),
    ["dockerfile", .. var rounds] => DockerfileBenchmark.Run(Rounds(rounds, 3)),
    ["micro", .. var options] => RunMicro(options),
    _ => Usage(),
};

static async Task<int> RunAllAsync()
{
    var startup = await StartupBenchmark.RunAsync(15);
    var context = await ContextBenchmark.RunAsync(5);
    var buildKit = await BuildKitBenchmark.RunAsync(12);
    return new[] { startup, context, buildKit, DockerfileBenchmark.Run(3) }.Max();
}

static int RunMicro(string[] options)
{
    // In this process: the repository's central package versions do not fit the project that a benchmark of its own would be built as.
    var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    _ = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(options.Length == 0 ? ["--filter", "*"] : options, config);
    return 0;
}

static int Rounds(string[] rest, int otherwise) => rest is [var rounds] ? int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture) : otherwise;

static int Usage()
{
    Console.Error.WriteLine("""
        context [ROUNDS]     20,000 files sent to the engine of DOCKER_HOST, against tar | curl
        buildkit [ROUNDS]    the same files through a session with BuildKit, against the docker CLI
        startup [ROUNDS]     process start to the first byte sent, against curl
        auto [ROUNDS]        a project built and pushed by 'auto', against the .NET SDK and a hand-written Dockerfile
        in-process [ROUNDS]  images built without an engine, against the .NET SDK and BuildKit
        graph [ROUNDS]       three images that need each other, against the docker CLI
        progress [ROUNDS]    builds in a terminal with the live view, against builds without output
        dockerfile [ROUNDS]  a Dockerfile of 10 MB read and checked, against one of 1 MB
        micro [OPTIONS]      BenchmarkDotNet: walk and tar, ignore rules, references
        """);
    return 2;
}

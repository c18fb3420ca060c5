using System.Globalization;
using ImageGen.Dockerfiles;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Stages;

/// <summary>The instructions that change only the configuration of an image, with the history that BuildKit writes for them (dockerfile2llb of moby/buildkit 73ed682).</summary>
internal static class ConfigurationInstructions
{
    private static readonly string[] DefaultShell = ["/bin/sh", "-c"];

    /// <summary>Runs an instruction.</summary>
    /// <returns><see langword="false"/> if it is not one of these instructions.</returns>
    public static bool Run(StageState stage, EvaluatedInstruction instruction)
    {
        switch (instruction.Instruction.Keyword)
        {
            case "ENV":
                SetPairs(stage, instruction, "ENV", stage.SetEnvironment);
                return true;
            case "LABEL":
                SetPairs(stage, instruction, "LABEL", (name, value) => stage.Configure(config => config with { Labels = config.Labels.SetItem(name, value) }));
                return true;
            case "MAINTAINER":
                stage.Image = stage.Image with { Author = instruction.Instruction.Arguments };
                stage.Record("MAINTAINER " + instruction.Instruction.Arguments);
                return true;
            case "USER":
                stage.Configure(config => config with { User = instruction.Words[0] });
                stage.Record("USER " + instruction.Words[0]);
                return true;
            case "STOPSIGNAL":
                stage.Configure(config => config with { StopSignal = instruction.Words[0] });
                stage.Record("STOPSIGNAL " + instruction.Words[0]);
                return true;
            case "VOLUME":
                stage.Configure(config => config with { Volumes = config.Volumes.Union(instruction.Words) });
                stage.Record("VOLUME " + GoText.List(instruction.Words));
                return true;
            case "SHELL":
                stage.Configure(config => config with { Shell = [.. instruction.Words] });
                stage.Record("SHELL " + GoText.List(instruction.Words));
                return true;
            case "ONBUILD":
                stage.Configure(config => config with { OnBuild = config.OnBuild.Add(instruction.Instruction.Arguments) });
                return true;
            case "EXPOSE":
                Expose(stage, instruction);
                return true;
            case "CMD":
                var command = CommandOf(stage, instruction.Instruction);
                stage.HasOwnCommand = true;
                stage.Configure(config => config with { Cmd = [.. command], ArgsEscaped = true });
                stage.Record("CMD " + GoText.Quote(command));
                return true;
            case "ENTRYPOINT":
                var entrypoint = CommandOf(stage, instruction.Instruction);
                stage.Configure(config => config with { Entrypoint = [.. entrypoint], Cmd = stage.HasOwnCommand ? config.Cmd : [] });
                stage.Record("ENTRYPOINT " + GoText.Quote(entrypoint));
                return true;
            case "HEALTHCHECK":
                SetHealthcheck(stage, instruction.Instruction);
                return true;
            default:
                return false;
        }
    }

    private static void SetPairs(StageState stage, EvaluatedInstruction instruction, string keyword, Action<string, string> set)
    {
        var pairs = instruction.Pairs().ToList();
        foreach (var (name, value) in pairs)
        {
            set(name, value ?? "");
        }

        stage.Record(keyword + string.Concat(pairs.Select(pair => $" {pair.Key}={pair.Value}")));
    }

    private static void Expose(StageState stage, EvaluatedInstruction instruction)
    {
        var ports = instruction.SplitWords.SelectMany(PortsOf).ToList();
        stage.Configure(config => config with { ExposedPorts = config.ExposedPorts.Union(ports) });
        stage.Record("EXPOSE " + GoText.List(ports));
    }

    private static IEnumerable<string> PortsOf(string text)
    {
        if (DockerfilePort.TryParse(text) is not { } port)
        {
            return [];
        }

        var protocol = port.Protocol.Length == 0 ? "tcp" : port.Protocol.ToLowerInvariant();
        var bounds = port.Port.Split('-');
        var first = int.Parse(bounds[0], CultureInfo.InvariantCulture);
        var last = int.Parse(bounds[^1], CultureInfo.InvariantCulture);
        return Enumerable.Range(first, last - first + 1).Select(number => string.Create(CultureInfo.InvariantCulture, $"{number}/{protocol}"));
    }

    /// <summary>Returns the words of a command; for a shell command, the shell with it.</summary>
    private static List<string> CommandOf(StageState stage, DockerfileInstruction instruction)
    {
        if (instruction.IsJson)
        {
            return [.. instruction.Words.Select(word => word.Text)];
        }

        var shell = stage.Image.Config.Shell is { Length: > 0 } set ? set : [.. DefaultShell];
        return [.. shell, instruction.Arguments];
    }

    private static void SetHealthcheck(StageState stage, DockerfileInstruction instruction)
    {
        var check = DockerfileHealthcheck.Read(instruction);
        stage.Configure(config => config with
        {
            Healthcheck = new ContainerHealthcheck
            {
                Test = [.. check.Test],
                Interval = check.Interval,
                Timeout = check.Timeout,
                StartPeriod = check.StartPeriod,
                StartInterval = check.StartInterval,
                Retries = check.Retries,
            },
        });
        stage.Record(string.Create(
            CultureInfo.InvariantCulture,
            $"HEALTHCHECK {{Test:{GoText.List(check.Test)} Interval:{GoText.Duration(check.Interval)} Timeout:{GoText.Duration(check.Timeout)} StartPeriod:{GoText.Duration(check.StartPeriod)} StartInterval:{GoText.Duration(check.StartInterval)} Retries:{check.Retries}}}"));
    }
}

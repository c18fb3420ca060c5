using ImageGen.Progress;
using ImageGen.Progress.Logs;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ImageGen.Tests.Progress.Logs;

/// <summary>Builds and pushes in the logs of CI services.</summary>
public sealed class LogGroupTests : IDisposable
{
    private static readonly ImageReference Image = "ghcr.io/acme/api:1";
    private static readonly BuildWarning Warning = new("50 % of [it], bad: 'really'", "src/a,b/Dockerfile", 7);

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
    private readonly StringWriter _log = new() { NewLine = "\n" };

    public void Dispose() => _log.Dispose();

    public static TheoryData<string, string> Services => new()
    {
        {
            "GITHUB_ACTIONS",
            "::group::build ghcr.io/acme/api:1\n#1 RUN make\n::warning file=src/a%2Cb/Dockerfile,line=7,col=1::50 %25 of [it], bad: 'really'\n::error file=Dockerfile,line=3,col=2::it%0Afailed\n::endgroup::\n"
        },
        {
            "GITLAB_CI",
            "\e[0Ksection_start:1700000000:imagegen_1\r\e[0Kbuild ghcr.io/acme/api:1\n#1 RUN make\nsrc/a,b/Dockerfile(7,1): warning: 50 % of [it], bad: 'really'\n\e[0Ksection_end:1700000000:imagegen_1\r\e[0K\n"
        },
        {
            "TF_BUILD",
            "##[group]build ghcr.io/acme/api:1\n#1 RUN make\n##vso[task.logissue type=warning;sourcepath=src/a,b/Dockerfile;linenumber=7;columnnumber=1]50 %AZP25 of [it], bad: 'really'\n##vso[task.logissue type=error;sourcepath=Dockerfile;linenumber=3;columnnumber=2]it%0Afailed\n##[endgroup]\n"
        },
        {
            "TEAMCITY_VERSION",
            "##teamcity[blockOpened name='build ghcr.io/acme/api:1']\n#1 RUN make\n##teamcity[message text='src/a,b/Dockerfile(7,1): warning: 50 % of |[it|], bad: |'really|'' status='WARNING']\n##teamcity[message text='it|nfailed' status='ERROR']\n##teamcity[blockClosed name='build ghcr.io/acme/api:1']\n"
        },
    };

    [Theory]
    [MemberData(nameof(Services))]
    public void A_build_is_a_group_with_annotations(string variable, string expected)
    {
        using (var operation = Groups(variable).Begin(Image))
        {
            operation.Report(new StepStarted("1", "RUN make"));
            operation.Report(Warning);
            operation.Fail(new ImageBuildException("it\nfailed") { DockerfilePath = "Dockerfile", Line = 3, Column = 2 });
        }

        Assert.Equal(expected, _log.ToString());
    }

    [Fact]
    public void Groups_of_builds_at_the_same_time_do_not_mix()
    {
        var groups = Groups("GITHUB_ACTIONS");
        var first = groups.Begin(Image);
        var second = groups.Begin("ghcr.io/acme/worker:1");
        second.Report(new StepStarted("1", "RUN second"));
        first.Report(new StepStarted("1", "RUN first"));
        second.Dispose();
        Assert.DoesNotContain("second", _log.ToString(), StringComparison.Ordinal);
        first.Dispose();

        Assert.Equal("::group::build ghcr.io/acme/api:1\n#1 RUN first\n::endgroup::\n::group::build ghcr.io/acme/worker:1\n#1 RUN second\n::endgroup::\n", _log.ToString());
    }

    [Fact]
    public void A_canceled_build_is_no_error_and_one_without_events_writes_nothing()
    {
        var groups = Groups("GITHUB_ACTIONS");
        groups.Begin(Image).Dispose();
        Assert.Empty(_log.ToString());

        using (var operation = groups.Begin(Image))
        {
            operation.Report(new PushStarted(Image));
            operation.Fail(new OperationCanceledException());
        }

        Assert.Equal("::group::push ghcr.io/acme/api:1\npushing ghcr.io/acme/api:1\n::endgroup::\n", _log.ToString());
    }

    [Theory, InlineData(""), InlineData("false"), InlineData(null)]
    public void Elsewhere_there_are_no_groups(string? value) => Assert.Null(LogFormats.Find(name => name == "GITHUB_ACTIONS" ? value : null));

    private LogGroups Groups(string variable)
    {
        var format = variable == "GITLAB_CI" ? new GitLabLog(_clock) : LogFormats.Find(name => name == variable ? "true" : null)!;
        return new LogGroups(format, () => _log, _clock);
    }
}

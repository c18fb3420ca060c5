using CsCheck;
using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles.Checks;

/// <summary>IMG0227: whether <c>apt-get install</c> asks, as <c>InstallPackages</c> of Debian's apt 6b12812 does. The place that is meant stands in ⟦ ⟧.</summary>
public sealed class AptInstallTests
{
    private const string Rule = "AptInstallWithoutYes";

    [Theory]
    [InlineData("RUN ⟦apt-get install⟧ curl")]
    [InlineData("RUN ⟦apt install⟧ curl")]
    [InlineData("RUN ⟦/usr/bin/apt-get install⟧ curl")]
    [InlineData("RUN apt-get update && ⟦apt-get install⟧ --no-install-recommends curl \\\n  git && rm -rf /var/lib/apt/lists/*")]
    [InlineData("RUN apt-get update; \\\n  # packages\n  ⟦apt-get \\\n  install⟧ curl")]
    [InlineData("RUN DEBIAN_FRONTEND=noninteractive ⟦apt-get -q install⟧ curl")]
    [InlineData("ENV DEBIAN_FRONTEND=noninteractive\nRUN sudo -E ⟦apt-get install⟧ curl")]
    [InlineData("RUN env A=\"$B\" ⟦apt-get install⟧ curl")]
    [InlineData("RUN if ! command -v curl > /dev/null; then ⟦apt-get install⟧ curl; fi")]
    [InlineData("RUN set -eux; (cd /tmp && ⟦apt-get install⟧ curl)")]
    [InlineData("RUN { ⟦apt-get install⟧ curl; } 2>&1 | tee log")]
    [InlineData("RUN ⟦apt-get install⟧ curl > /dev/null 2>&1")]
    [InlineData("RUN ⟦apt-get install⟧ nginx=$VERSION \"lib$NAME\"")]
    [InlineData("RUN ⟦apt-get -d install⟧ curl")]
    [InlineData("RUN ⟦apt-get -o Acquire::Retries=3 -t bookworm-backports install⟧ curl")]
    [InlineData("RUN ⟦apt-get -qtsid -oA::B=c --target-release=y install⟧ curl")]
    [InlineData("RUN echo \"$(date \"+%s\")\" && ⟦apt-get install⟧ curl")]
    [InlineData("RUN echo y | cat; ⟦apt-get install⟧ curl")]
    [InlineData("RUN case $A in a|b) ⟦apt-get install⟧ curl;; esac")]
    [InlineData("RUN --mount=type=cache,target=/var/cache/apt ⟦apt-get install⟧ curl")]
    [InlineData("RUN <<EOF\nset -e\n# apt-get install git\n⟦apt-get install⟧ curl\nEOF")]
    [InlineData("RUN <<-'EOF'\r\n\t#!/bin/bash -e\r\n\tcat > a <<END\r\n\tapt-get install git\r\nEND\r\n\t⟦apt-get install⟧ curl\r\nEOF")]
    [InlineData("RUN [\"⟦apt-get\", \"install⟧\", \"curl\"]")]
    [InlineData("RUN bash -euo pipefail -c ⟦'apt-get install curl'⟧")]
    [InlineData("RUN [\"/bin/bash\", \"-lc\", \"⟦apt-get update && apt-get install curl⟧\"]")]
    [InlineData("SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN ⟦apt-get install⟧ curl")]
    [InlineData("ONBUILD RUN ⟦apt-get install⟧ curl")]
    [InlineData("RUN apt-get install --assume-yes git\nRUN ⟦apt-get install⟧ curl")]
    [InlineData("COPY app /app\nRUN ⟦apt-get install⟧ curl")]
    public void It_asks(string marked)
    {
        var (text, place) = MarkedText.Read("FROM debian:12\n" + marked + "\n");

        var warning = Assert.Single(Dockerfile.Parse(text).Check(), static warning => warning.Rule == Rule);

        Assert.Contains(" install -y'.", warning.Message, StringComparison.Ordinal);
        Assert.Equal(place, MarkedText.PlaceOf(warning));
    }

    [Theory]
    [InlineData("RUN apt-get install -y curl")]
    [InlineData("RUN apt-get -y install curl")]
    [InlineData("RUN apt-get install curl --yes")]
    [InlineData("RUN apt-get install --assume-yes curl")]
    [InlineData("RUN apt-get install -qy curl")]
    [InlineData("RUN apt-get install -yq --no-install-recommends curl")]
    [InlineData("RUN apt-get install -qq curl")]
    [InlineData("RUN apt-get -q -q install curl")]
    [InlineData("RUN apt-get -q=2 install curl")]
    [InlineData("RUN apt-get --quiet=2 install curl")]
    [InlineData("RUN apt-get install -s curl")]
    [InlineData("RUN apt-get install --dry-run curl")]
    [InlineData("RUN apt-get install --print-uris curl")]
    [InlineData("RUN apt-get --assume-no install curl")]
    [InlineData("RUN apt-get -o APT::Get::Assume-Yes=true install curl")]
    [InlineData("RUN apt-get -o quiet=2 install curl")]
    [InlineData("RUN apt-get -c /my/apt.cfg install curl")]
    [InlineData("RUN apt-get $OPTIONS install curl")]
    [InlineData("RUN apt-get install ${OPTIONS} curl")]
    [InlineData("RUN apt-get install \"$@\"")]
    [InlineData("RUN apt-get install $(cat packages)")]
    [InlineData("RUN apt-get install `cat packages`")]
    [InlineData("RUN apt-get \"-$FLAGS\" install curl")]
    [InlineData("RUN $APT install curl")]
    [InlineData("RUN yes | apt-get install curl")]
    [InlineData("RUN yes |\\\n  sudo apt-get install curl")]
    [InlineData("RUN echo y | (cd /tmp && apt-get install curl)")]
    [InlineData("RUN yes | { apt-get update; apt-get install curl; }")]
    [InlineData("RUN yes | while read a; do apt-get install curl; done")]
    [InlineData("RUN apt-get install curl < answers")]
    [InlineData("RUN apt-get install curl <<< y")]
    [InlineData("RUN for p in a b; do apt-get install curl; done < answers")]
    [InlineData("RUN apt-get install curl <<EOF\ny\nEOF")]
    [InlineData("RUN yes | bash -c 'apt-get install curl'")]
    [InlineData("RUN cat packages | xargs apt-get install")]
    [InlineData("RUN echo apt-get install curl")]
    [InlineData("RUN echo 'apt-get update && apt-get install curl'")]
    [InlineData("RUN echo \"run: \\\"x\\\"; apt-get install curl\" > README")]
    [InlineData("RUN true # && apt-get install curl")]
    [InlineData("# RUN apt-get install curl")]
    [InlineData("RUN cat <<EOF > setup.sh\napt-get install curl\nEOF")]
    [InlineData("COPY <<EOF /setup.sh\napt-get install curl\nEOF")]
    [InlineData("RUN <<EOF\n#!/usr/bin/env python3\napt-get install curl\nEOF")]
    [InlineData("RUN <<EOF\ncat > a <<'END'\napt-get install curl\nEND\nEOF")]
    [InlineData("RUN apt-get install")]
    [InlineData("RUN apt-get update")]
    [InlineData("RUN apt-get remove install curl")]
    [InlineData("RUN apt-get() { command apt-get -y \"$@\"; }; apt-get install curl")]
    [InlineData("RUN dnf install curl && apk add install curl && pip install apt")]
    [InlineData("RUN echo 'APT::Get::Assume-Yes \"true\";' > /etc/apt/apt.conf.d/90-yes\nRUN apt-get install curl")]
    [InlineData("RUN echo 'APT::Get::Assume-Yes \"true\";' > /etc/apt/apt.conf.d/90-yes && apt-get install curl")]
    [InlineData("ENV APT_CONFIG=/my/config\nRUN apt-get install curl")]
    [InlineData("COPY apt.conf /my/\nRUN apt-get install curl")]
    [InlineData("COPY files/ /etc/\nRUN apt-get install curl")]
    [InlineData("COPY root /\nRUN apt-get install curl")]
    [InlineData("SHELL [\"pwsh\", \"-Command\"]\nRUN apt-get install curl")]
    [InlineData("RUN [\"echo\", \"apt-get install curl\"]")]
    [InlineData("RUN [\"apt-get\", \"install\", \"-y\", \"curl\"]")]
    [InlineData("CMD apt-get install curl")]
    [InlineData("# check=skip=AptInstallWithoutYes\nRUN apt-get install curl")]
    [InlineData("RUN apt-get install curl 'it is not closed")]
    public void It_does_not_ask_or_nobody_can_tell(string text) =>
        Assert.DoesNotContain(Dockerfile.Parse("FROM debian:12\n" + text + "\n").Check(), static warning => warning.Rule == Rule);

    [Fact]
    public void What_a_stage_sets_holds_for_those_that_are_built_on_it()
    {
        const string Text = """
            FROM debian AS yes
            RUN echo 'APT::Get::Assume-Yes "1";' > /etc/apt/apt.conf.d/yes
            FROM yes AS one
            RUN apt-get install curl
            FROM debian AS power
            SHELL ["pwsh", "-c"]
            FROM power AS two
            RUN apt-get install curl
            FROM debian AS three
            RUN apt-get install curl
            """;

        Assert.Equal([10], Dockerfile.Parse(Text).Check().Where(static warning => warning.Rule == Rule).Select(static warning => warning.Line));
    }

    [Fact]
    public void Where_a_backtick_escapes_nothing_is_said() =>
        Assert.DoesNotContain(Dockerfile.Parse("# escape=`\nFROM windows\nRUN apt-get install curl\n").Check(), static warning => warning.Rule == Rule);

    [Fact]
    [Trait("Needs", "time")]
    public void No_script_throws_and_every_warning_lies_in_it() => Gen.OneOf(
        "apt-get ", "install ", "curl ", "-y ", "sh -c ", "'", "\"", "`", "$(", "${", ")", "}", "(", "{ ", "; ", "\n", "| ", "&& ", "<", "<<E ", "E\n", "> ", "\\", "$", "$'", "#", "2>&1 ", "done ")
        .Array[0, 25].Select(string.Concat).Sample(script =>
        {
            foreach (var text in (string[])["FROM a\nRUN " + script + "\n", "FROM a\nRUN <<END\n" + script + "\nEND\n"])
            {
                var lines = text.Split('\n');
                foreach (var warning in Dockerfile.Parse(text).Check())
                {
                    Assert.InRange(warning.Line, 1, lines.Length);
                    Assert.InRange(warning.EndLine, warning.Line, lines.Length);
                    Assert.InRange(warning.EndColumn, 1, lines[warning.EndLine - 1].Length + 2);
                }
            }
        }, iter: 20_000);
}

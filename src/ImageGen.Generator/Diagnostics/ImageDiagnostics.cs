using System.Collections.Immutable;
using System.Globalization;
using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline.Dockerfiles;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Diagnostics;

/// <summary>Collects what is wrong with one image, and whether its members can still be generated.</summary>
internal sealed class ImageDiagnostics(EquatableArray<Site> sites)
{
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>The first problem that keeps the members from doing their work; <see langword="null"/> when they can.</summary>
    public string? Failure { get; private set; }

    public EquatableArray<Diagnostic> ToEquatableArray() => _diagnostics.ToEquatableArray();

    /// <summary>Reports a problem that leaves the generated members as they are.</summary>
    public void Report(DiagnosticDescriptor rule, string subject, params object?[] arguments) =>
        ReportAt(rule, subject, -1, suggestion: null, arguments);

    /// <summary>Like <see cref="Report"/>, at one element of an array, and with the text to write instead where it is known.</summary>
    public void ReportAt(DiagnosticDescriptor rule, string subject, int index, string? suggestion, params object?[] arguments) =>
        _diagnostics.Add(Diagnostic.Create(rule, Locate(subject, index), PropertiesOf(suggestion), arguments));

    /// <summary>Reports a problem of the Dockerfile, at its place there, that leaves the generated members as they are but for one.</summary>
    /// <param name="source">The Dockerfile.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="column">The column, counted from 1 in UTF-16 units.</param>
    /// <param name="length">How long the place is, in UTF-16 units.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="arguments">The arguments of its message.</param>
    public void ReportIn(DockerfileSource source, int line, int column, int length, DiagnosticDescriptor rule, params object?[] arguments) =>
        _diagnostics.Add(Diagnostic.Create(rule, source.Locate(line, column, length), arguments));

    /// <summary>Reports a problem that turns the generated members into stubs.</summary>
    public void Stop(DiagnosticDescriptor rule, string subject, params object?[] arguments) =>
        StopAt(rule, subject, -1, suggestion: null, arguments);

    /// <summary>Like <see cref="Stop"/>, at one element of an array, and with the text to write instead where it is known.</summary>
    public void StopAt(DiagnosticDescriptor rule, string subject, int index, string? suggestion, params object?[] arguments)
    {
        var diagnostic = Diagnostic.Create(rule, Locate(subject, index), PropertiesOf(suggestion), arguments);
        _diagnostics.Add(diagnostic);
        Failure ??= rule.Id + ": " + diagnostic.GetMessage(CultureInfo.InvariantCulture);
    }

    /// <summary>Turns the members into stubs for a reason that the compiler itself reports.</summary>
    public void StopSilently(string reason) => Failure ??= reason;

    /// <summary>Those that say different things, or at different places. The compiler's own comparison tells equal texts apart that are different objects.</summary>
    public static IEnumerable<Diagnostic> Distinct(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .GroupBy(static diagnostic => (diagnostic.Id, diagnostic.Location, diagnostic.GetMessage(CultureInfo.InvariantCulture)))
        .Select(static alike => alike.First());

    /// <summary>The properties of a diagnostic for which the text to write instead is known, or not.</summary>
    public static ImmutableDictionary<string, string?> PropertiesOf(string? suggestion) => suggestion is null
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(FixableRules.SuggestionProperty, suggestion);

    /// <summary>The place itself, or else what encloses it.</summary>
    private Location Locate(string subject, int index)
    {
        Location? whole = null;
        Location? enclosing = null;
        foreach (var site in sites)
        {
            if (site.Subject == subject && site.Index == index)
            {
                return site.Location;
            }

            if (site.Subject == subject && site.Index < 0)
            {
                whole = site.Location;
            }
            else if (site.Subject == Site.Class)
            {
                enclosing = site.Location;
            }
        }

        return whole ?? enclosing ?? Location.None;
    }
}

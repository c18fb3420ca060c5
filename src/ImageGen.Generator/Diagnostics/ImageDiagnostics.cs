using System.Collections.Immutable;
using System.Globalization;
using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline.Dockerfiles;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Diagnostics;

/// <summary>Collects the diagnostics of one image, and whether its members can still be generated.</summary>
internal sealed class ImageDiagnostics(EquatableArray<Site> sites)
{
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>The first error that makes the generated members stubs; <see langword="null"/> if there is no such error.</summary>
    public string? Failure { get; private set; }

    public EquatableArray<Diagnostic> ToEquatableArray() => _diagnostics.ToEquatableArray();

    /// <summary>Reports a diagnostic that does not change the generated members.</summary>
    public void Report(DiagnosticDescriptor rule, string subject, params object?[] arguments) =>
        ReportAt(rule, subject, -1, suggestion: null, arguments);

    /// <summary>Reports a diagnostic like <see cref="Report"/>, at one element of an array, with a suggested text if there is one.</summary>
    public void ReportAt(DiagnosticDescriptor rule, string subject, int index, string? suggestion, params object?[] arguments) =>
        _diagnostics.Add(Diagnostic.Create(rule, Locate(subject, index), PropertiesOf(suggestion), arguments));

    /// <summary>Reports a diagnostic at a place in the Dockerfile. Only the member of that place is not generated.</summary>
    /// <param name="place">The place, from <see cref="DockerfileSource.Locate"/>.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="arguments">The arguments of the rule's message.</param>
    public void ReportIn(Location place, DiagnosticDescriptor rule, params object?[] arguments) =>
        _diagnostics.Add(Diagnostic.Create(rule, place, arguments));

    /// <summary>Reports an error that makes the generated members stubs.</summary>
    public void Stop(DiagnosticDescriptor rule, string subject, params object?[] arguments) =>
        StopAt(rule, subject, -1, suggestion: null, arguments);

    /// <summary>Reports an error like <see cref="Stop"/>, at one element of an array, with a suggested text if there is one.</summary>
    public void StopAt(DiagnosticDescriptor rule, string subject, int index, string? suggestion, params object?[] arguments)
    {
        var diagnostic = Diagnostic.Create(rule, Locate(subject, index), PropertiesOf(suggestion), arguments);
        _diagnostics.Add(diagnostic);
        Failure ??= rule.Id + ": " + diagnostic.GetMessage(CultureInfo.InvariantCulture);
    }

    /// <summary>Makes the generated members stubs, for an error that the compiler itself reports.</summary>
    public void StopSilently(string reason) => Failure ??= reason;

    /// <summary>Removes diagnostics with the same message at the same place. The compiler compares message arguments by reference, so equal texts can differ for it.</summary>
    public static IEnumerable<Diagnostic> Distinct(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .GroupBy(static diagnostic => (diagnostic.Id, diagnostic.Location, diagnostic.GetMessage(CultureInfo.InvariantCulture)))
        .Select(static alike => alike.First());

    /// <summary>Creates the properties of a diagnostic, with the suggested text if there is one.</summary>
    public static ImmutableDictionary<string, string?> PropertiesOf(string? suggestion) => suggestion is null
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(FixableRules.SuggestionProperty, suggestion);

    /// <summary>Finds the place of an element, or else of its array, or else of the class.</summary>
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

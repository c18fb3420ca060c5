namespace ImageGen.Engine.Tests.Auto;

internal static partial class ProjectShapes
{
    /// <summary>Programs of ASP.NET Core.</summary>
    private static IEnumerable<ProjectShape> Web { get; } =
    [
        Shape("web with settings of environments", "src/Web/Web.csproj",
            Repository,
            ("src/Web/Web.csproj", WebProgram("<PropertyGroup><InvariantGlobalization>true</InvariantGlobalization></PropertyGroup>")),
            ("src/Web/Program.cs", WebMain),
            ("src/Web/appsettings.json", "{}"),
            ("src/Web/appsettings.Development.json", "{}"),
            ("src/Web/appsettings.Production.json", "{}"),
            ("src/Web/Properties/launchSettings.json", "{}"),
            ("src/Web/wwwroot/index.html", "<p>Hello</p>"),
            ("src/Web/wwwroot/css/site.css", "body { }"),
            ("src/Web/wwwroot/.well-known/security.txt", "Contact: mailto:nobody@example.com")),
        Shape("Razor page", "Web/Web.csproj",
            Repository,
            ("Web/Web.csproj", WebProgram()),
            ("Web/Program.cs", $"var builder = WebApplication.CreateBuilder(args); builder.Services.AddRazorPages(); builder.Build().MapRazorPages(); {Main}"),
            ("Web/Pages/_ViewImports.cshtml", "@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers"),
            ("Web/Pages/Index.cshtml", "@page\n<p>Hello</p>"),
            ("Web/Pages/Index.cshtml.css", "p { color: red; }")),
        // The scripts of Blazor are in a package since .NET 10. Pages that only the server renders need none.
        Shape("Blazor that the server renders", "Web/Web.csproj",
            Repository,
            ("Web/Web.csproj", WebProgram("<PropertyGroup><RequiresAspNetWebAssets>false</RequiresAspNetWebAssets></PropertyGroup>")),
            ("Web/Program.cs", $"var builder = WebApplication.CreateBuilder(args); builder.Services.AddRazorComponents(); builder.Build().MapRazorComponents<Web.Components.App>(); {Main}"),
            ("Web/Components/_Imports.razor", "@using Microsoft.AspNetCore.Components.Web"),
            ("Web/Components/App.razor", "<html><body><p class=\"hello\">Hello</p></body></html>"),
            ("Web/Components/App.razor.css", ".hello { color: red; }"),
            ("Web/wwwroot/app.css", "body { }")),
    ];
}
